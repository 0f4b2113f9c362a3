/** What the readers and writers of JSON and XML share: decoded text, limits, excerpts, quoting and places in a text. */
@NullMarked
package io.github.stowc.dicom.syntax;

import org.jspecify.annotations.NullMarked;
