package dev.waymark.gateway.check;

import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.curriculum.yaml.SourceText;
import dev.waymark.gateway.answer.CurriculumReport;
import dev.waymark.gateway.answer.RoadmapMap;
import dev.waymark.gateway.wiring.BoundedWork;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Checks curricula as `./waymark seed validate` does, and lays their roadmaps out. Nothing is
/// stored. Fails with a {@link dev.waymark.gateway.problem.ProblemException} when too many are
/// under way or one takes too long.
@ApplicationScoped
public class CurriculumChecks {

  /// Topics of one curriculum.
  public static final int MAX_TOPICS = 5_000;

  private static final int MAX_AT_ONCE = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final BoundedWork work = new BoundedWork("The check", MAX_AT_ONCE, 0, TIMEOUT);

  /// What is found in a curriculum.
  ///
  /// @param files at least one
  public Uni<CurriculumReport> check(List<CurriculumFile> files) {
    return Uni.createFrom()
        .deferred(() -> BoundedWork.outcome(work.start(cancelled -> report(files, cancelled))));
  }

  void stop(@Observes ShutdownEvent event) {
    work.close();
  }

  private static CurriculumReport report(List<CurriculumFile> files, BooleanSupplier cancelled) {
    CheckedCurriculum checked =
        CheckedCurriculum.of(
            files.stream().map(file -> new SourceText(file.name(), file.text())).toList(),
            MAX_TOPICS,
            cancelled);
    Findings findings = Findings.of(checked.findings());
    int roadmaps = checked.draft().roadmaps().size();
    boolean tooLarge = checked.draft().topics().size() > MAX_TOPICS;
    List<RoadmapMap> maps = tooLarge ? List.of() : DraftMaps.of(checked.draft(), cancelled);
    return new CurriculumReport(
        findings.errors() == 0,
        findings.errors(),
        findings.warnings(),
        checked.draft().topics().size(),
        roadmaps,
        findings.listed(),
        findings.leftOut(),
        maps,
        roadmaps - maps.size());
  }
}
