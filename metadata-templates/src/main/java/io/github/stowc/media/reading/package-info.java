/** What the readers of all formats share: bits, decimals, EXIF, rows of pixels and the sentences for faults. */
@NullMarked
package io.github.stowc.media.reading;

import org.jspecify.annotations.NullMarked;
