/// Makes the model that recommenders serve: fitted on the log, judged, with its report card.
@NullMarked
package dev.waymark.trainer.model;

import org.jspecify.annotations.NullMarked;
