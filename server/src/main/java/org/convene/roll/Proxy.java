package org.convene.roll;

import org.convene.base.MandateId;

/// A mandate lent: whoever may cast the mandate `holder` may cast the mandate `lender` as well, for
/// as long as they are there. The lender's own delegates still may.
public record Proxy(MandateId lender, MandateId holder) {}
