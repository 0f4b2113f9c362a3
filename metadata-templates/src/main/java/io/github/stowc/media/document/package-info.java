/** Documents and models: PDF, CDA, STL, OBJ, MTL and compressed files. */
@NullMarked
package io.github.stowc.media.document;

import org.jspecify.annotations.NullMarked;
