/** A bridge to dcm4che: its {@code Attributes} as our datasets and messages, and back. */
@NullMarked
package io.github.stowc.dcm4che;

import org.jspecify.annotations.NullMarked;
