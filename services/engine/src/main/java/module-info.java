/// The thinking of Waymark: the prerequisite graph, what a learner knows, what to take next, the
/// path to a goal.
///
/// No I/O, no clock and no randomness of its own: time and chance are arguments, and equal input
/// gives equal output.
@org.jspecify.annotations.NullMarked
module dev.waymark.engine {
  requires static transitive org.jspecify;

  exports dev.waymark.engine.forecast;
  exports dev.waymark.engine.graph;
  exports dev.waymark.engine.learner;
  exports dev.waymark.engine.mastery;
  exports dev.waymark.engine.nexttopic;
  exports dev.waymark.engine.path;
  exports dev.waymark.engine.placement;
  exports dev.waymark.engine.recommendation;
  exports dev.waymark.engine.statistics;
}
