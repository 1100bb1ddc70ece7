/// The use cases, one class for each verb: what every interface offers, and all of what it does.
@NullMarked
package io.reloquent.core;

import org.jspecify.annotations.NullMarked;
