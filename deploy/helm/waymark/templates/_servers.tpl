{{/* Where Kafka and Neo4j are, and how clients get in. */}}
{{- define "waymark.bootstrapServers" -}}
{{- if .Values.trial.enabled -}}
{{ include "waymark.fullname" . }}-trial:9092
{{- else -}}
{{ required "kafka.bootstrapServers is missing: name the brokers as host:port, or set trial.enabled=true to try Waymark without." .Values.kafka.bootstrapServers }}
{{- end -}}
{{- end -}}

{{- define "waymark.neo4jUri" -}}
{{- if .Values.trial.enabled -}}
bolt://{{ include "waymark.fullname" . }}-trial:7687
{{- else -}}
{{ required "neo4j.uri is missing: name the database as neo4j://host:port, or set trial.enabled=true to try Waymark without." .Values.neo4j.uri }}
{{- end -}}
{{- end -}}

{{/* The Secret with Neo4j's password; empty for a database that asks for none. */}}
{{- define "waymark.neo4jSecret" -}}
{{- if .Values.trial.enabled }}{{ include "waymark.fullname" . }}-trial{{ else }}{{ .Values.neo4j.existingSecret }}{{ end -}}
{{- end -}}

{{- define "waymark.neo4jPasswordKey" -}}
{{- if .Values.trial.enabled }}neo4j-password{{ else }}{{ .Values.neo4j.passwordKey }}{{ end -}}
{{- end -}}

{{/* The Secret with the authority of Neo4j's certificate; empty for those that the JDK trusts. */}}
{{- define "waymark.neo4jCa" -}}
{{- if and .Values.neo4j.tls.caSecret (not .Values.trial.enabled) -}}
{{- if not (contains "+s://" .Values.neo4j.uri) -}}
{{- fail "neo4j.uri is without TLS: write bolt+s:// or neo4j+s://, or set neo4j.tls.caSecret to nothing." -}}
{{- end -}}
{{- .Values.neo4j.tls.caSecret -}}
{{- end -}}
{{- end -}}

{{- define "waymark.neo4jCaMount" -}}
{{- if include "waymark.neo4jCa" . }}
- name: neo4j-ca
  mountPath: /etc/waymark/neo4j-ca
  readOnly: true
{{- end }}
{{- end -}}

{{- define "waymark.neo4jCaVolume" -}}
{{- if include "waymark.neo4jCa" . }}
- name: neo4j-ca
  secret:
    secretName: {{ .Values.neo4j.tls.caSecret }}
    items: [{key: {{ .Values.neo4j.tls.caKey }}, path: {{ .Values.neo4j.tls.caKey }}}]
{{- end }}
{{- end -}}

{{/* The Secret with the keys of the log; empty for none. */}}
{{- define "waymark.logKeySecret" -}}
{{- if .Values.log.keySecret }}{{ .Values.log.keySecret }}{{ else if .Values.trial.enabled }}{{ include "waymark.fullname" . }}-trial{{ end -}}
{{- end -}}

{{- define "waymark.logKey" -}}
{{- if .Values.log.keySecret }}{{ .Values.log.keySecretKey }}{{ else }}log.key{{ end -}}
{{- end -}}

{{/* A part's Secret for Kafka. Takes (dict "root" $ "part" "gateway" "user" "gateway"). */}}
{{- define "waymark.kafkaSecret" -}}
{{- if and (ne .root.Values.kafka.authentication "none") (not .root.Values.trial.enabled) -}}
{{- $named := get .root.Values.kafka.users .user -}}
{{- if $named -}}
{{- $named -}}
{{- else if .root.Values.strimzi.users.enabled -}}
{{- include "waymark.name" . -}}
{{- else -}}
{{- required (printf "kafka.users.%s is missing: name the Secret that this part logs in to Kafka with, or set strimzi.users.enabled=true." .user) $named -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Settings of a Kafka client that are no secret, as YAML. */}}
{{- define "waymark.kafkaProperties" -}}
{{- $kafka := .Values.kafka -}}
{{- $properties := dict -}}
{{- if not .Values.trial.enabled -}}
{{- $sasl := eq $kafka.authentication "scram-sha-512" -}}
{{- $tls := or $kafka.tls.enabled (eq $kafka.authentication "tls") -}}
{{- if $sasl -}}
{{- $_ := set $properties "security.protocol" (ternary "SASL_SSL" "SASL_PLAINTEXT" $tls) -}}
{{- $_ := set $properties "sasl.mechanism" "SCRAM-SHA-512" -}}
{{- else if $tls -}}
{{- $_ := set $properties "security.protocol" "SSL" -}}
{{- end -}}
{{- if and $tls $kafka.tls.caSecret -}}
{{- $_ := set $properties "ssl.truststore.type" "PEM" -}}
{{- $_ := set $properties "ssl.truststore.location" (printf "/etc/waymark/kafka-ca/%s" $kafka.tls.caKey) -}}
{{- end -}}
{{- if eq $kafka.authentication "tls" -}}
{{- $_ := set $properties "ssl.keystore.type" "PKCS12" -}}
{{- $_ := set $properties "ssl.keystore.location" "/etc/waymark/kafka-user/user.p12" -}}
{{- end -}}
{{- end -}}
{{- toYaml (merge $properties $kafka.properties) -}}
{{- end -}}

{{/* Secret settings of a Kafka client, as environment variables that services read as kafka.* and jobs name in their file. */}}
{{- define "waymark.kafkaSecretEnv" -}}
{{- $secret := include "waymark.kafkaSecret" . -}}
{{- if $secret }}
{{- if eq .root.Values.kafka.authentication "tls" }}
- name: KAFKA_SSL_KEYSTORE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $secret }}, key: user.password}
{{- else }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef: {name: {{ $secret }}, key: sasl.jaas.config}
{{- end }}
{{- end }}
{{- end -}}

{{- define "waymark.kafkaMounts" -}}
{{- if and .root.Values.kafka.tls.caSecret (not .root.Values.trial.enabled) }}
- name: kafka-ca
  mountPath: /etc/waymark/kafka-ca
  readOnly: true
{{- end }}
{{- if and (eq .root.Values.kafka.authentication "tls") (include "waymark.kafkaSecret" .) }}
- name: kafka-user
  mountPath: /etc/waymark/kafka-user
  readOnly: true
{{- end }}
{{- end -}}

{{- define "waymark.kafkaVolumes" -}}
{{- with .root.Values.kafka.tls }}
{{- if and .caSecret (not $.root.Values.trial.enabled) }}
- name: kafka-ca
  secret:
    secretName: {{ .caSecret }}
    items: [{key: {{ .caKey }}, path: {{ .caKey }}}]
{{- end }}
{{- end }}
{{- $secret := include "waymark.kafkaSecret" . }}
{{- if and (eq .root.Values.kafka.authentication "tls") $secret }}
- name: kafka-user
  secret:
    secretName: {{ $secret }}
    items: [{key: user.p12, path: user.p12}]
{{- end }}
{{- end -}}

{{/* The file of Kafka settings that a job reads; secrets come from its environment. */}}
{{- define "waymark.kafkaFile" -}}
{{- range $name, $value := fromYaml (include "waymark.kafkaProperties" .) }}
{{ $name }}={{ $value }}
{{- end }}
{{- if and (ne .Values.kafka.authentication "none") (not .Values.trial.enabled) }}
config.providers=env
config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
{{- if eq .Values.kafka.authentication "tls" }}
ssl.keystore.password=${env:KAFKA_SSL_KEYSTORE_PASSWORD}
{{- else }}
sasl.jaas.config=${env:KAFKA_SASL_JAAS_CONFIG}
{{- end }}
{{- end }}
{{- end -}}

{{/* Logs and traces of a service. */}}
{{- define "waymark.observation" -}}
QUARKUS_LOG_CONSOLE_JSON_ENABLED: {{ eq .Values.logs.format "json" | quote }}
{{- with .Values.tracing.endpoint }}
QUARKUS_OTEL_SDK_DISABLED: "false"
QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT: {{ . | quote }}
QUARKUS_OTEL_TRACES_SAMPLER_ARG: {{ $.Values.tracing.ratio | quote }}
{{- end }}
{{- end -}}
