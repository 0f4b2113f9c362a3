/** Multipart messages, written and read (RFC 2046 5.1, RFC 2387); nothing here knows DICOM. */
@NullMarked
package io.github.stowc.mime;

import org.jspecify.annotations.NullMarked;
