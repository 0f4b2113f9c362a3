/** The input files, and what each of them is. */
@NullMarked
package io.github.stowc.stow.source;

import org.jspecify.annotations.NullMarked;
