/** Requests and answers as the services see them, apart from any HTTP library. */
@NullMarked
package io.github.stowc.receiver.web;

import org.jspecify.annotations.NullMarked;
