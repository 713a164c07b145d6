package dev.waymark.gateway.http;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the API's description shows a CloudEvent. It is read by `progress`, not from this record.
@Schema(
    name = "ProgressCloudEvent",
    description =
        "A CloudEvent 1.0 whose data is a progress event. Extension attributes are allowed and not read.")
record CloudEventSchema(
    @Schema(required = true, description = "The version of CloudEvents.", enumeration = "1.0")
        String specversion,
    @Schema(
            required = true,
            examples = "e-4",
            description = "The event's id.",
            minLength = 1,
            maxLength = 128)
        String id,
    @Schema(
            required = true,
            minLength = 1,
            examples = "/quiz-app",
            description = "A URI reference that names the sender.",
            maxLength = 1024)
        String source,
    @Schema(
            required = true,
            description = "That it is a progress event.",
            enumeration = "dev.waymark.progress.v1")
        String type,
    @Schema(
            minLength = 1,
            maxLength = 128,
            examples = "ada",
            description = "The learner in the path, if given at all.")
        @Nullable String subject,
    @Schema(
            examples = "2026-11-22T10:00:00Z",
            implementation = String.class,
            format = "date-time",
            description = "When it happened, unless the data says.")
        @Nullable Instant time,
    @Schema(
            minLength = 1,
            examples = "application/json",
            description = "application/json, if given at all.")
        @Nullable String datacontenttype,
    @Schema(description = "The event.") @Nullable EventSchema data,
    @Schema(
            minLength = 1,
            examples = "eyJ0b3BpY0lkIjoic2V0cyIsInN0YXJ0ZWQiOnt9fQ==",
            name = "data_base64",
            description = "The event as JSON in base64, in place of data.")
        @Nullable String dataBase64) {}
