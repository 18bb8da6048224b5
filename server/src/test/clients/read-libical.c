/* Usage: read-libical FILE FROM TO (dates, TO not included). Built with: cc read-libical.c -lical */

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static icalcomponent *calendar;
static const char *from, *to;

static void print_text(const char *name, const char *text, const char *after)
{
    printf("\"%s\":\"", name);
    for (const char *c = text ? text : ""; *c; c++) {
        if (*c == '"' || *c == '\\')
            printf("\\%c", *c);
        else if ((unsigned char)*c < ' ')
            printf("\\u%04x", *c);
        else
            putchar(*c);
    }
    printf("\"%s", after);
}

static void print_instance(icalcomponent *event, struct icaltimetype start, struct icaltimetype end)
{
    char starts[32], ends[32];
    const char *form = start.is_date ? "%04d-%02d-%02d" : "%04d-%02d-%02dT%02d:%02d:%02dZ";
    snprintf(starts, sizeof starts, form, start.year, start.month, start.day, start.hour, start.minute, start.second);
    snprintf(ends, sizeof ends, form, end.year, end.month, end.day, end.hour, end.minute, end.second);
    if (strcmp(starts, from) < 0 || strcmp(starts, to) >= 0)
        return;
    icalproperty *status = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
    putchar('{');
    print_text("uid", icalcomponent_get_uid(event), ",");
    print_text("start", starts, ",");
    print_text("end", ends, ",");
    print_text("status", status ? icalproperty_get_value_as_string(status) : "", ",");
    print_text("summary", icalcomponent_get_summary(event), ",");
    print_text("location", icalcomponent_get_location(event), "}\n");
}

static struct icaltimetype in_utc(struct icaltimetype time)
{
    return time.is_date ? time : icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
}

static int is_override(icalcomponent *event)
{
    return icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) != NULL;
}

/* Whether an override stands for the occurrence of this start: icalcomponent_foreach_recurrence leaves that to its caller. */
static int is_overridden(icalcomponent *master, time_t start)
{
    const char *uid = icalcomponent_get_uid(master);
    icalcompiter each = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *event; (event = icalcompiter_deref(&each)); icalcompiter_next(&each)) {
        if (!is_override(event) || strcmp(icalcomponent_get_uid(event), uid))
            continue;
        /* icalcomponent_get_recurrenceid forgets the zone. */
        icalproperty *id = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY);
        struct icaltimetype original = in_utc(icalproperty_get_datetime_with_component(id, event));
        if (icaltime_as_timet_with_zone(original, icaltimezone_get_utc_timezone()) == start)
            return 1;
    }
    return 0;
}

static void print_occurrence(icalcomponent *event, struct icaltime_span *span, void *unused)
{
    (void)unused;
    if (!is_override(event) && is_overridden(event, span->start))
        return;
    icaltimezone *utc = icaltimezone_get_utc_timezone();
    int is_date = icalcomponent_get_dtstart(event).is_date;
    print_instance(event, icaltime_from_timet_with_zone(span->start, is_date, utc),
                   icaltime_from_timet_with_zone(span->end, is_date, utc));
}

static void print_event(icalcomponent *event)
{
    if (icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY)) {
        struct icaltimetype first = icaltime_from_string("19700101T000000Z");
        struct icaltimetype last = icaltime_from_string("20380101T000000Z");
        icalcomponent_foreach_recurrence(event, first, last, print_occurrence, NULL);
    } else {
        print_instance(event, in_utc(icalcomponent_get_dtstart(event)), in_utc(icalcomponent_get_dtend(event)));
    }
}

/* What it could not read, each on a line of its own, to stderr. */
static void print_errors(icalcomponent *component)
{
    icalproperty *error = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
    for (; error; error = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY))
        fprintf(stderr, "%s\n", icalproperty_get_xlicerror(error));
    icalcompiter each = icalcomponent_begin_component(component, ICAL_ANY_COMPONENT);
    for (icalcomponent *inner; (inner = icalcompiter_deref(&each)); icalcompiter_next(&each))
        print_errors(inner);
}

static char *read_line(char *into, size_t size, void *file)
{
    return fgets(into, (int)size, file);
}

int main(int count, char **arguments)
{
    if (count != 4)
        return 2;
    from = arguments[2];
    to = arguments[3];
    FILE *file = fopen(arguments[1], "rb");
    if (!file)
        return 2;
    icalparser *parser = icalparser_new();
    icalparser_set_gen_data(parser, file);
    calendar = icalparser_parse(parser, read_line);
    if (!calendar) {
        fprintf(stderr, "not a calendar\n");
        return 1;
    }
    print_errors(calendar);
    icalcompiter each = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *event; (event = icalcompiter_deref(&each)); icalcompiter_next(&each))
        print_event(event);
    icalcomponent_free(calendar);
    icalparser_free(parser);
    fclose(file);
    return 0;
}
