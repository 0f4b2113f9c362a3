/** GIF files (GIF89a). */
@NullMarked
package io.github.stowc.media.gif;

import org.jspecify.annotations.NullMarked;
