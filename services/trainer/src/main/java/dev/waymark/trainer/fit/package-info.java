/// Models fitted to features: logistic regression by Smile's L-BFGS, boosted trees, calibration.
@NullMarked
package dev.waymark.trainer.fit;

import org.jspecify.annotations.NullMarked;
