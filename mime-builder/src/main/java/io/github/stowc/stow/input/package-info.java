/** What goes into a message: files, instances with their bulk data, and messages that exist already. */
@NullMarked
package io.github.stowc.stow.input;

import org.jspecify.annotations.NullMarked;
