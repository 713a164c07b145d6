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
    @Schema(enumeration = "1.0") String specversion,
    @Schema(description = "The event's id.", minLength = 1, maxLength = 128) String id,
    @Schema(description = "A URI reference that names the sender.", maxLength = 1024) String source,
    @Schema(enumeration = "dev.waymark.progress.v1") String type,
    @Schema(description = "The learner in the path, if given at all.") @Nullable String subject,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When it happened, unless the data says.")
        @Nullable Instant time,
    @Schema(description = "application/json, if given at all.") @Nullable String datacontenttype,
    @Nullable EventSchema data,
    @Schema(name = "data_base64", description = "The event as JSON in base64, in place of data.")
        @Nullable String dataBase64) {}
