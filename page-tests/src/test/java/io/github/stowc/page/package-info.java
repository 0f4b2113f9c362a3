/** Tests of the receiver's page in Chromium, driven by Playwright and looked at by axe-core. */
@NullMarked
package io.github.stowc.page;

import org.jspecify.annotations.NullMarked;
