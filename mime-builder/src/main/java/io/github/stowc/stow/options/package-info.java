/** The caller's options: target, encoding, limits and run time. */
@NullMarked
package io.github.stowc.stow.options;

import org.jspecify.annotations.NullMarked;
