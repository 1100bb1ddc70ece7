/// One class for each resource. An endpoint's nested view is the wire format.
@NullMarked
package io.reloquent.web.endpoint;

import org.jspecify.annotations.NullMarked;
