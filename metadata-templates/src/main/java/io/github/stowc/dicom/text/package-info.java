/** What the JSON and XML forms share: places, problems, decoded text and limits. */
@NullMarked
package io.github.stowc.dicom.text;

import org.jspecify.annotations.NullMarked;
