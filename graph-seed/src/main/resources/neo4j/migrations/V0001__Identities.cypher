// One node for each identity. The indexes that come with these constraints serve every lookup by id.
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT roadmap_id IF NOT EXISTS FOR (n:Roadmap) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT resource_id IF NOT EXISTS FOR (n:Resource) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT learner_id IF NOT EXISTS FOR (n:Learner) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT graph_release_version IF NOT EXISTS FOR (n:GraphRelease) REQUIRE n.version IS UNIQUE;
CREATE CONSTRAINT partition_offset IF NOT EXISTS FOR (n:PartitionOffset) REQUIRE (n.topic, n.partition) IS UNIQUE;
// The node that publishers queue for.
CREATE CONSTRAINT publish_lock_id IF NOT EXISTS FOR (n:PublishLock) REQUIRE n.id IS UNIQUE;
