#!/bin/bash
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp "/opt/kafka/libs/*" org.apache.kafka.tools.BrokerApiVersionsCommand "$@"
