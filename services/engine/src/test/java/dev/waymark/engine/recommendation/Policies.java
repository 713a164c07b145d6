package dev.waymark.engine.recommendation;

/// The standard policy with other numbers.
final class Policies {
  private Policies() {}

  static Policy with(double order, double followed) {
    Policy p = Policy.STANDARD;
    return new Policy(
        p.version(),
        p.ready(),
        p.mastered(),
        p.confirmations(),
        p.due(),
        p.caution(),
        p.goal(),
        p.unlocks(),
        p.reach(),
        p.continuity(),
        p.review(),
        p.repair(),
        p.confirm(),
        p.fit(),
        order,
        p.variety(),
        followed,
        p.discount());
  }
}
