{{/* The prefix of every name: short enough for what is added to it. */}}
{{- define "waymark.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The name of a part. Takes (dict "root" $ "part" "gateway"). */}}
{{- define "waymark.name" -}}
{{- printf "%s-%s" (include "waymark.fullname" .root) .part -}}
{{- end -}}

{{/* What selects the pods of a part, for ever. */}}
{{- define "waymark.selector" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride | trunc 63 | quote }}
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
app.kubernetes.io/component: {{ .part | quote }}
{{- end -}}

{{- define "waymark.labels" -}}
{{ include "waymark.selector" . }}
app.kubernetes.io/part-of: waymark
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | quote }}
{{- end -}}

{{/* The reference of an image. Takes also "image", which replaces it. */}}
{{- define "waymark.image" -}}
{{- if .image -}}
{{- .image -}}
{{- else -}}
{{- with .root.Values.image -}}
{{- with .registry }}{{ . }}/{{ end -}}
{{ .repository }}/{{ $.part }}:{{ default $.root.Chart.AppVersion .tag }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "waymark.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "waymark.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}
