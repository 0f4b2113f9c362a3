/** The front door: a server that receives, keeps and shows what was sent to it. */
@NullMarked
package io.github.stowc.receiver;

import org.jspecify.annotations.NullMarked;
