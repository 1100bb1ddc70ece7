/// The web application: a server for one browser or several, over one configuration and its workspace.
@NullMarked
package io.reloquent.web;

import org.jspecify.annotations.NullMarked;
