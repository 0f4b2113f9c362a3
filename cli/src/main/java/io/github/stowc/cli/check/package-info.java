/** What {@code validate} is given, and how it corrects it. */
@NullMarked
package io.github.stowc.cli.check;

import org.jspecify.annotations.NullMarked;
