@NullMarked
package io.reloquent.web;

import org.jspecify.annotations.NullMarked;
