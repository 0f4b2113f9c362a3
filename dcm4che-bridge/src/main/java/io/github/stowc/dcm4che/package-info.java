/** A bridge to dcm4che: converts its {@code Attributes} to our datasets and messages, and back. */
@NullMarked
package io.github.stowc.dcm4che;

import org.jspecify.annotations.NullMarked;
