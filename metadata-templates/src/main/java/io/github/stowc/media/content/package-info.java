/** What a file turned out to be: its kind, media type and the facts that its header tells. */
@NullMarked
package io.github.stowc.media.content;

import org.jspecify.annotations.NullMarked;
