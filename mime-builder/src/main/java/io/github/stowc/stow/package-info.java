/** Compiles files, templates and metadata into STOW-RS messages (PS3.18 10.5). */
@NullMarked
package io.github.stowc.stow;

import org.jspecify.annotations.NullMarked;
