{{/* The names and addresses that the gateway may be asked under, its pod's own among them: Prometheus asks under that. */}}
{{- define "waymark.hosts" -}}
{{- $service := include "waymark.name" (dict "root" . "part" "gateway") -}}
{{- $hosts := list "localhost" "127.0.0.1" "[::1]" "$(POD_IP)" "[$(POD_IP)]" -}}
{{- range $suffix := list "" (printf ".%s" .Release.Namespace) (printf ".%s.svc" .Release.Namespace) (printf ".%s.svc.cluster.local" .Release.Namespace) -}}
{{- $hosts = append $hosts (printf "%s%s" $service $suffix) -}}
{{- end -}}
{{- $hosts = concat $hosts .Values.gateway.hosts -}}
{{- if .Values.ingress.enabled }}{{ $hosts = concat $hosts .Values.ingress.hosts }}{{ end -}}
{{- if .Values.httpRoute.enabled }}{{ $hosts = concat $hosts .Values.httpRoute.hostnames }}{{ end -}}
{{- $hosts | uniq | join "," -}}
{{- end -}}
