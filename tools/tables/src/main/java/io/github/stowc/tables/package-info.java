/** Makes the resources of metadata-templates that hold facts of the DICOM standard, and takes over its next edition. */
@NullMarked
package io.github.stowc.tables;

import org.jspecify.annotations.NullMarked;
