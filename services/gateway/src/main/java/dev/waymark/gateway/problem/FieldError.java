package dev.waymark.gateway.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a request.
///
/// @param index the event it is in, from 0; null outside a list of events
/// @param field the parameter, header or JSON property, such as `practised.correct`
/// @param reason what it must be
@Schema(description = "One thing that is wrong with a request.")
public record FieldError(
    @Schema(
            minimum = "0",
            maximum = "499",
            examples = "0",
            description = "The event it is in, from 0; absent outside a list of events.")
        @Nullable Integer index,
    @Schema(
            minLength = 1,
            description = "The parameter, header or JSON property.",
            examples = "practised.correct")
        String field,
    @Schema(minLength = 1, description = "What it must be.", examples = "must be true or false")
        String reason) {}
