/// What an app is answered while a part of the suite is down.
@NullMarked
package dev.waymark.load.outage;

import org.jspecify.annotations.NullMarked;
