/** The stored DICOM files, which are the truth, and the index that is built from them. */
@NullMarked
package io.github.stowc.receiver.store;

import org.jspecify.annotations.NullMarked;
