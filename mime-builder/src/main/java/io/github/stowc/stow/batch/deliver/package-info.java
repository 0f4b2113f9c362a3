/** Where the messages of a batch go: files, a folder of DICOM files, a server. */
@NullMarked
package io.github.stowc.stow.batch.deliver;

import org.jspecify.annotations.NullMarked;
