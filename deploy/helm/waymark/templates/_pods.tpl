{{/* What every pod has: no rights in the cluster, no variables of other Services, the restricted profile. */}}
{{- define "waymark.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* What every container has. */}}
{{- define "waymark.container" -}}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: ["ALL"]
{{- end -}}

{{/* Where pods of a service run. Takes (dict "root" $ "part" "gateway" "values" .Values.gateway). */}}
{{- define "waymark.placement" -}}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - topologyKey: {{ $key }}
    maxSkew: 1
    whenUnsatisfiable: {{ $.values.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "waymark.selector" $ | nindent 8 }}
  {{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}

{{/* The probes of a service. Takes (dict "port" "http" "startupSeconds" 60). The gateway refuses names that are not its own, a pod's address too. */}}
{{- define "waymark.probes" -}}
startupProbe:
  httpGet:
    path: /q/health/started
    port: {{ .port }}
    httpHeaders:
      - name: Host
        value: localhost
  periodSeconds: 1
  timeoutSeconds: 2
  failureThreshold: {{ .startupSeconds }}
livenessProbe:
  httpGet:
    path: /q/health/live
    port: {{ .port }}
    httpHeaders:
      - name: Host
        value: localhost
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 3
readinessProbe:
  httpGet:
    path: /q/health/ready
    port: {{ .port }}
    httpHeaders:
      - name: Host
        value: localhost
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 2
{{- end -}}

{{/* Rolls pods without one that answers less. */}}
{{- define "waymark.strategy" -}}
type: RollingUpdate
rollingUpdate:
  maxUnavailable: 0
  maxSurge: 1
{{- end -}}

{{/* Where the curriculum comes from, for jobs; nothing when the image brings it. */}}
{{- define "waymark.curriculum.initContainers" -}}
{{- if .Values.curriculum.image }}
initContainers:
  - name: curriculum
    image: {{ .Values.curriculum.image }}
    command: {{ toJson .Values.curriculum.imageCommand }}
    {{- include "waymark.container" . | nindent 4 }}
    resources:
      requests: {cpu: 10m, memory: 32Mi}
      limits: {memory: 64Mi}
    volumeMounts:
      - name: curriculum
        mountPath: /curriculum
{{- end }}
{{- end -}}

{{- define "waymark.curriculum.path" -}}
{{- if or .Values.curriculum.configMap .Values.curriculum.secret .Values.curriculum.image -}}
/curriculum
{{- else -}}
/app/curriculum
{{- end -}}
{{- end -}}

{{- define "waymark.curriculum.mount" -}}
{{- if ne (include "waymark.curriculum.path" .) "/app/curriculum" }}
- name: curriculum
  mountPath: /curriculum
{{- if not .Values.curriculum.image }}
  readOnly: true
{{- end }}
{{- end }}
{{- end -}}

{{- define "waymark.curriculum.volume" -}}
{{- with .Values.curriculum }}
{{- if .configMap }}
- name: curriculum
  configMap:
    name: {{ .configMap }}
{{- else if .secret }}
- name: curriculum
  secret:
    secretName: {{ .secret }}
{{- else if .image }}
- name: curriculum
  emptyDir:
    sizeLimit: 64Mi
{{- end }}
{{- end }}
{{- end -}}
