/// What happened, and whether the target is ready.
@NullMarked
package io.reloquent.report;

import org.jspecify.annotations.NullMarked;
