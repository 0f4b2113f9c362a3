/** Search transactions, QIDO-RS (PS3.18 10.6). */
@NullMarked
package io.github.stowc.receiver.query;

import org.jspecify.annotations.NullMarked;
