/** How metadata and files find each other: by BulkDataURI and Content-Location. */
@NullMarked
package io.github.stowc.template.links;

import org.jspecify.annotations.NullMarked;
