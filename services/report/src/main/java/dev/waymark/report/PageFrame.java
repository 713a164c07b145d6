package dev.waymark.report;

/// The document around the content, with its style: the colours, type and cards of the web
/// application, without its fonts.
final class PageFrame {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #10212e; --soft: #4c5f6d; --page: #f4f6f8; --paper: #ffffff; --line: #d5dde3;
        --c0: #155e75; --c1: #b8621b; --c2: #2f7d57; --c3: #8e4bb5; --c4: #b3364a; --c5: #0f7f8c; --c6: #6b6f00; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e9f0f4; --soft: #a9bac6; --page: #0d161d;
        --paper: #16222b; --line: #2d3e4a; --c0: #67c3dc; --c1: #f0a35e; --c2: #6fce9e; --c3: #cf9bf0; --c4: #ff8a9b;
        --c5: #5fd0dd; --c6: #cfd35a; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 68rem; background: var(--page);
        color: var(--ink); font: 15px/1.5 Inter, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
      h1 { font-size: 1.5rem; font-weight: 700; line-height: 1.2; letter-spacing: -.015em; }
      h2 { font-size: 1.125rem; line-height: 1.3; letter-spacing: -.01em; margin: 0 0 .4rem; }
      section { margin: 16px 0; padding: 16px 24px; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
      h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
      p { max-width: 46rem; margin: .4rem 0 .8rem; } code { font-size: .82em; color: var(--soft); }
      .i { color: var(--soft); white-space: nowrap; }
      .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); column-gap: 2rem; }
      svg { max-width: 100%; height: auto; display: block; margin: .5rem 0; }
      svg text { fill: var(--ink); font-size: 12px; }
      .grid { stroke: var(--line); fill: none; } .even { stroke: var(--soft); stroke-dasharray: 5 4; fill: none; }
      .line { fill: none; stroke-width: 2; } .whisker { fill: none; stroke-width: 2; opacity: .45; }
      .dot { stroke: none; }
      .c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); } .c2 { stroke: var(--c2); } .c3 { stroke: var(--c3); }
      .c4 { stroke: var(--c4); } .c5 { stroke: var(--c5); } .c6 { stroke: var(--c6); }
      .dot.c0 { fill: var(--c0); } .dot.c1 { fill: var(--c1); } .dot.c2 { fill: var(--c2); }
      .dot.c3 { fill: var(--c3); } .dot.c4 { fill: var(--c4); } .dot.c5 { fill: var(--c5); } .dot.c6 { fill: var(--c6); }
      table { border-collapse: collapse; margin: .6rem 0; font-size: .9rem; }
      caption { text-align: left; color: var(--soft); padding-bottom: .2rem; }
      th, td { text-align: left; vertical-align: top; padding: .22rem .9rem .22rem 0; border-bottom: 1px solid var(--line); }
      tbody th { font-weight: 400; } td { font-variant-numeric: tabular-nums; }
      summary { cursor: pointer; color: var(--soft); } details { overflow-x: auto; }
      @media print { body { max-width: none; padding: 0; font-size: 11pt; } section { break-inside: avoid-page; padding: 0; border: 0; }
        details::details-content { content-visibility: visible; display: block; } summary { display: none; } }
      """;

  private PageFrame() {}

  static String of(String title, String body) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + Html.escape(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<main>\n"
        + body
        + "</main>\n</body>\n</html>\n";
  }
}
