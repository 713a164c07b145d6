package dev.waymark.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads documents as the types that their servers have: a field that a type does not have, a value
/// of another type and a field that is missing are all told.
final class TypedReading {

  private static final Gson GSON = JSON.getGson();

  private static final Map<String, Class<?>> KUBERNETES =
      Map.ofEntries(
          Map.entry("v1 ConfigMap", V1ConfigMap.class),
          Map.entry("v1 Pod", V1Pod.class),
          Map.entry("v1 Secret", V1Secret.class),
          Map.entry("v1 Service", V1Service.class),
          Map.entry("v1 ServiceAccount", V1ServiceAccount.class),
          Map.entry("apps/v1 Deployment", V1Deployment.class),
          Map.entry("apps/v1 StatefulSet", V1StatefulSet.class),
          Map.entry("batch/v1 CronJob", V1CronJob.class),
          Map.entry("batch/v1 Job", V1Job.class),
          Map.entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
          Map.entry("networking.k8s.io/v1 Ingress", V1Ingress.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class),
          Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class));

  private static final Map<String, Class<?>> EXTENSIONS =
      Map.of(
          "kafka.strimzi.io/v1beta2 KafkaTopic", KafkaTopic.class,
          "kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class,
          "kafka.strimzi.io/v1beta2 KafkaUser", KafkaUser.class,
          "kafka.strimzi.io/v1 KafkaUser", KafkaUser.class,
          "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
          "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class,
          "gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class);

  /// These types keep what they do not know; here they must not.
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              });

  private TypedReading() {}

  /// What is wrong with a document.
  static List<String> problems(Map<String, Object> document) {
    String type = document.get("apiVersion") + " " + document.get("kind");
    String json = GSON.toJson(document);
    List<String> problems = new ArrayList<>();
    if (KUBERNETES.containsKey(type)) {
      kubernetes(json, KUBERNETES.get(type), problems);
    } else if (EXTENSIONS.containsKey(type)) {
      try {
        STRICT.readValue(json, EXTENSIONS.get(type));
      } catch (IOException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    } else {
      problems.add("There is no type for " + type);
    }
    return problems;
  }

  private static void kubernetes(String json, Class<?> type, List<String> problems) {
    try {
      Object read = GSON.fromJson(json, type);
      lost(GSON.fromJson(json, JsonElement.class), GSON.toJsonTree(read), "", problems);
    } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /// What was written and is not there after reading.
  private static void lost(
      JsonElement written, JsonElement read, String path, List<String> problems) {
    if (written.isJsonObject() && read.isJsonObject()) {
      written
          .getAsJsonObject()
          .asMap()
          .forEach((name, value) -> {
            JsonElement kept = read.getAsJsonObject().get(name);
            if (kept == null) {
              problems.add(path + "." + name + " is no field");
            } else {
              lost(value, kept, path + "." + name, problems);
            }
          });
    } else if (written.isJsonArray() && read.isJsonArray()) {
      for (int i = 0; i < written.getAsJsonArray().size(); i++) {
        lost(
            written.getAsJsonArray().get(i),
            read.getAsJsonArray().get(i),
            path + "[" + i + "]",
            problems);
      }
    }
  }
}
