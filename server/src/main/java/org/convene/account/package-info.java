/// Who somebody is: accounts, access tokens, one-time links and refresh cookies.
@NullMarked
package org.convene.account;

import org.jspecify.annotations.NullMarked;
