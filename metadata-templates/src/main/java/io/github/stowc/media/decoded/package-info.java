/** Pictures that ImageIO decodes: TIFF, BMP, WebP, and JPEGs that cannot be turned otherwise. Their headers are read here. */
@NullMarked
package io.github.stowc.media.decoded;

import org.jspecify.annotations.NullMarked;
