/** What a caller chooses: target, encoding, limits and run time. */
@NullMarked
package io.github.stowc.stow.options;

import org.jspecify.annotations.NullMarked;
