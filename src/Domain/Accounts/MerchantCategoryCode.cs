using System.Globalization;

namespace OrleansBank.Domain.Accounts;

/// <summary>ISO 18245: the four digits that tell what a card acceptor sells.</summary>
internal static class MerchantCategoryCode
{
    /// <summary>What is bought there. One kind; <see cref="SpendingKinds.None"/> for null and for what is no code.</summary>
    public static SpendingKinds KindOf(string? code) =>
        code is { Length: 4 } && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? KindOf(number)
            : SpendingKinds.None;

    /// <summary>One by one, in their order.</summary>
    public static IEnumerable<SpendingKinds> Each(SpendingKinds kinds) =>
        Enum.GetValues<SpendingKinds>().Where(kind => kind is not SpendingKinds.None && kinds.HasFlag(kind));

    private static SpendingKinds KindOf(int code) =>
        code switch
        {
            // Warehouse clubs, supermarkets, meat, sweets, dairy, bakeries, other food, wine and spirits.
            5300 or 5411 or 5422 or 5441 or 5451 or 5462 or 5499 or 5921 => SpendingKinds.Groceries,
            // Caterers, restaurants, bars, fast food.
            >= 5811 and <= 5814 => SpendingKinds.EatingOut,
            // Commuter and passenger railways, taxis, buses, ferries and bridges, other transport, parking.
            4111 or 4112 or 4121 or 4131 or 4784 or 4789 or 7523 => SpendingKinds.Transit,
            // Pumps attended and not, charging of vehicles.
            5541 or 5542 or 5552 => SpendingKinds.Fuel,
            // Airlines, hired cars and hotels by name; then cruises, airlines, airports, agencies, lodging, camps, hired vehicles.
            (>= 3000 and <= 3999) or 4411 or 4511 or 4582 or 4722 or 4723 => SpendingKinds.Travel,
            7011 or 7012 or 7032 or 7033 or 7512 or 7513 or 7519 => SpendingKinds.Travel,
            5137 or 5139 or (>= 5611 and <= 5699) => SpendingKinds.Clothes,
            // Home supply, timber, glass and paint, hardware, gardens, furniture and furnishings, appliances, electronics.
            5200 or 5211 or 5231 or 5251 or 5261 or (>= 5712 and <= 5719) or 5722 or 5732 => SpendingKinds.Home,
            // Ambulances, drugs, chemists, hearing aids, orthopaedics, opticians, and doctors to laboratories.
            4119 or 5122 or 5912 or 5975 or 5976 or (>= 8011 and <= 8099) => SpendingKinds.Health,
            // Records, digital goods, sports shops, books, toys, cameras, crafts, and cinemas to parks and clubs.
            5733 or 5735 or (>= 5815 and <= 5818) or (>= 5940 and <= 5942) or (>= 5945 and <= 5947) =>
                SpendingKinds.Leisure,
            >= 7829 and <= 7999 => SpendingKinds.Leisure,
            // Telephones and networks, cable television, energy and water, insurance.
            4812 or 4814 or 4815 or 4816 or 4899 or 4900 or 5960 or 6300 => SpendingKinds.Bills,
            6010 or 6011 => SpendingKinds.Cash,
            _ => SpendingKinds.Other,
        };
}
