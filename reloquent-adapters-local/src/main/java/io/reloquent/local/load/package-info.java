/// What engines that run the kernel have in common: a planned nest becomes the kernel's program, keys are cut into
/// ranges, and what the kernel says is told in the words of the plan.
@NullMarked
package io.reloquent.local.load;

import org.jspecify.annotations.NullMarked;
