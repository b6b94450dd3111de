namespace OrleansBank.Domain.Language.French;

/// <summary>How people ask what they have and what moved. Written folded: no accents, elisions split.</summary>
internal static class FrenchAccounts
{
    public const string Balance = """
        (monsolde|lesolde|notresolde|soldecompte)
        (suis je|je suis|on est) (|encore |toujours |deja )(a decouvert|dans le rouge|en negatif|dans le \
          positif|a sec|fauche)
        (quel|combien) est (mon solde|le solde de mon compte) (|la|deja|en ce moment)
        solde
        soldes
        (mon|le|ton|nos) solde
        solde (actuel|disponible|du compte|bancaire|du jour|en ce moment|compte courant|maintenant|banque|restant)
        mon solde (actuel|bancaire|disponible|maintenant|aujourd hui|s il te plait|svp|stp|chez {bank}|{bank})
        (quel est|quelle est|c est quoi|dis moi|donne moi|montre moi|affiche|voir|connaitre) (mon|le) solde (|\
          actuel|bancaire|disponible|du compte)
        quel est (mon|le) solde (|de mon {account}|sur mon {account}|chez {bank}|actuel|disponible|de ma carte)
        quels sont (mes|les) soldes (|de mes comptes|actuels|chez {bank}|de tous mes comptes)
        c est (quoi|combien) (mon|le) solde (|de mon {account}|chez {bank}|actuel|en ce moment|sur mon {account})
        le solde (de|sur|du|d) (mon {account}|compte {bank}|tous mes comptes|compte courant|{account})
        solde (de|sur|du) (mon {account}|compte|compte joint|livret a|compte courant|ma carte)
        solde (|chez|a la|sur) {bank}
        solde (du compte|de la carte|compte) (qui finit par|se terminant par|finissant par|numero) {n4}
        (donne|donnez|montre|montrez|affiche|affichez|dis|dites|envoie|indique) moi (mon|le) solde (|de mon \
          {account}|chez {bank}|actuel)
        (donne|montre|affiche|envoie) moi (mes soldes|le solde de mes comptes|les soldes|tous mes soldes|le \
          montant sur mon compte)
        {can} (me donner|me dire|m afficher|me montrer|m indiquer|regarder|verifier) (mon|le) solde (|de mon \
          {account}|chez {bank}|actuel)
        {can} me dire combien (j ai|il me reste|il y a) (|sur mon compte|d argent|sur mon {account}|chez {bank})
        {want} (connaitre|savoir|voir|consulter|verifier|avoir|obtenir) (mon|le) solde (|de mon {account}|chez \
          {bank}|actuel|du compte)
        {want} savoir combien (j ai|il me reste|il y a|je possede) (|d argent|sur mon compte|sur mon {account}|\
          en banque)
        {want} (voir|consulter|connaitre) (mes soldes|mes comptes|l etat de mon compte|l argent disponible|mon \
          compte)
        (voir|consulter|verifier|afficher|regarder|connaitre) (mon|mes|le) (solde|soldes|solde de compte|solde \
          du {account})
        consultation (du solde|de solde|de mon solde|du compte)
        combien (j ai|ai je|est ce que j ai|on a|avons nous) (d argent|de fric|de sous|de thunes|) (sur mon \
          compte|sur mon {account}|en banque|chez {bank})
        combien (j ai|ai je|est ce que j ai|me reste|il reste) (d argent|de disponible|en tout|au total|de cote|\
          d economies|la)
        combien d argent (j ai|me reste t il|il me reste|reste t il|est ce que j ai|est disponible|y a t il) (|\
          sur mon compte|sur mon {account})
        combien (il me reste|me reste t il|reste t il|il reste|est ce qu il me reste|il y a|y a t il|est ce qu \
          il y a) (|sur mon {account}|en banque)
        combien (il y a|y a t il|reste) (sur|dans|chez) (mon {account}|mon livret|{bank}|ma banque|mes comptes)
        il (me |)reste (quoi|combien|combien d argent|encore de l argent) (|sur mon {account}|en banque|ce mois \
          ci|a depenser|sur ma carte)
        il y a combien (sur|dans) (mon {account}|mon livret a|mon compte joint|la banque)
        (est ce qu il|il) (me reste|reste|y a) (encore|assez|toujours|) (de l argent|des sous|du fric|quelque \
          chose) (|sur mon {account}|sur le compte)
        (est ce que j ai|j ai|ai je|aurais je) (assez|suffisamment|encore) (d argent|de sous|de fonds|) (pour \
          payer {amt}|pour le loyer|sur mon compte|pour {amt})
        (est ce que j ai|j ai|ai je) (de l argent|des sous|encore {amt}|{amt}|quelque chose) (sur mon compte|en \
          banque|sur mon {account}|disponible)
        (est ce que je peux|je peux|puis je) (me permettre|depenser|payer|retirer) {amt} (|avec ce que j ai|ce \
          mois ci|sans etre a decouvert)
        combien (je peux|puis je|est ce que je peux) (depenser|retirer|encore depenser|utiliser) (|aujourd hui|\
          ce mois ci|sans decouvert)
        (suis je|est ce que je suis|je suis|chui) (|encore|toujours) (a decouvert|en negatif|a sec|en positif|\
          dans le negatif|fauche) (|sur mon {account}|chez {bank})
        (mon compte|mon {account}) (est il|est|est ce qu il est) (a decouvert|dans le rouge|vide|en negatif|\
          positif|crediteur|debiteur)
        (ou en est|ou en sont|comment va|comment se porte) (mon compte|mes comptes|mon {account}|mes economies|\
          mon epargne|mes finances)
        (ou j en suis|j en suis ou|ou est ce que j en suis) (|sur mon compte|niveau argent|cote argent|dans mes \
          comptes)
        (quelle est|c est quoi|donne moi) (ma|la) (situation|position) (|de mon compte|financiere|bancaire|de \
          mes comptes)
        (l |)etat (de|des|du) (mon compte|mes comptes|compte|mes finances|mon {account})
        (montant|argent|fonds|somme) (disponible|restant|sur mon compte|qu il me reste|dont je dispose)
        (quel|c est quoi le|donne moi le) montant (est disponible|sur mon compte|de mon {account}|j ai sur mon \
          compte|restant)
        (de combien|combien) (je dispose|est ce que je dispose|dispose je) (|sur mon {account}|en ce moment)
        (qu est ce que j ai|qu est ce qu il y a|j ai quoi|y a quoi|qu est ce qu il me reste) (sur mon compte|\
          sur mon {account}|en banque|comme argent|sur le livret)
        combien (je dois|est ce que je dois|dois je) (|a la banque|sur la carte de credit|de credit|rembourser \
          sur ma carte)
        (total|somme|montant total) (de|sur) (mes comptes|tous mes comptes|mon epargne|mes avoirs)
        combien (vaut|contient|affiche|il y a sur) (mon {account}|mon livret|mon epargne|mon compte)
        combien (j ai|il y a) (de cote|en epargne|d economies|sur mes livrets|economise)
        (mon|mes) (compte|comptes|argent|epargne|economies|sous|livret)
        {account} (solde|combien|il reste quoi)
        (rappelle|redonne|redis) moi (mon solde|combien j ai|ce que j ai sur mon compte)
        (niveau|cote) (argent|thune|sous|finance) (j ai quoi|j en suis ou|il reste quoi|combien)
        (mon compte|ma banque) (a|il y a) combien dessus
        j ai combien (actuellement dessus|de disponible|en tout|chez {bank}|dessus|d argent)
        (solde|compte) (a jour|en temps reel|actualise|du moment)
        (est ce que|) mon argent est (la|arrive|toujours la|encore sur mon compte)
        combien de (credit|plafond|limite) (reste|me reste) (sur ma carte de credit|sur ma carte)
        avoir (en compte|disponible|bancaire)
        (il|elle) en est ou mon (compte|livret|epargne) (|ce matin|aujourd hui)
        (mon|le) compte (est a combien|affiche combien|en est a combien|est il approvisionne)
        (niveau|etat) (de mon|du) (compte|livret|solde) (|svp|ce matin)
        combien (d euros|de sous|d argent) (sur|j ai sur|il reste sur) (la carte|mon compte|le livret|{bank})
        """;

    public const string Transactions = """
        c est quoi (ce|le) (prelevement|debit|paiement|virement) (de {amt}|du {small} {month}|chez {shop}|d hier|la)
        (historique|releve des operations|liste des mouvements) (de mon compte|de mes comptes|complet|bancaire|des paiements)
        (le|mon) virement (de|d) (marie|mon frere|la caf|mon patron|la secu) est (il |bien |deja |)(passe|la|credite|recu|arrive)
        transactions
        operations
        (mes|dernieres|les|vos) (transactions|operations|depenses|achats|paiements|mouvements|debits)
        (mes|les) (dernieres|derniers) (transactions|operations|depenses|achats|paiements|mouvements|\
          prelevements|retraits)
        (transactions|operations|depenses|paiements|mouvements|achats) (recentes|recents|{period}|chez {bank}|\
          sur mon {account}|svp)
        (montre|montrez|donne|donnez|affiche|affichez|liste|envoie) moi (mes|les) (|dernieres) (transactions|\
          operations|depenses) (|{period}|chez {bank})
        (montre|donne|affiche|liste) moi (mes|les|tous mes) (paiements|achats|mouvements|debits|virements|\
          prelevements) (|{period}|chez {shop})
        (affiche|liste|voir|consulter|regarder|chercher) (mes|les|toutes mes) (|dernieres) (transactions|\
          operations|depenses) (|{period})
        {can} (me montrer|m afficher|lister|me donner|me lister|me dire) (mes|les) (|dernieres) (transactions|\
          operations|depenses|achats) (|{period})
        {want} (voir|consulter|connaitre|verifier|regarder|avoir) (mes|les) (|dernieres) (transactions|\
          operations|depenses|achats|paiements) (|{period})
        {want} (la liste|le detail|l historique|un recapitulatif|le recap) (de|des) (mes|transactions|depenses|\
          mes operations|mes achats) (|{period})
        quelles (sont|etaient|ont ete) (mes|les) (dernieres|) (transactions|operations|depenses) (|{period}|\
          chez {bank}|sur mon {account})
        quels (sont|etaient) (mes|les) (derniers|) (achats|paiements|mouvements|prelevements|debits|retraits) (|\
          {period}|chez {shop})
        quelles (transactions|operations) (ont ete effectuees|ont eu lieu|ont ete faites|j ai faites|sont \
          passees) (|sur mon compte) {period}
        quels (paiements|achats|prelevements|mouvements) (ont ete faits|ont eu lieu|sont passes|il y a eu|j ai \
          faits) (|sur mon compte) {period}
        (qu est ce qui|que) s est (il |)passe sur mon (compte|{account}) (|{period}|recemment)
        (qu est ce que j ai|j ai|qu ai je) (depense|paye|achete|commande) (en tout et pour tout|comme trucs au \
          total) {period}
        (qu est ce que j ai|j ai|qu ai je) (depense|paye|achete|commande) (chez|a|sur) {shop} (|{period})
        j ai (depense|paye|achete) quoi (|{period}|chez {shop}|recemment)
        combien (j ai|ai je|est ce que j ai) (depense|paye|claque|debourse|lache) {period}
        combien (j ai|ai je|est ce que j ai) (depense|paye|claque) (chez|a|sur) {shop} (|{period})
        combien (j ai|ai je) depense (en|pour|dans) (courses|restaurants|essence|vetements|transports|\
          nourriture|loisirs) (|{period})
        combien (en|pour|pour les) (courses|restos|essence|manger|transports|vetements) (|{period})
        (courses|restos|restaurants|essence) ({period}|du mois)
        (mes|les) depenses (de|en) (courses|sante|transport|restaurant|essence|loisirs|vetements) (|{period})
        et (en|pour|les|la|le) (courses|restos|essence|sante|restaurant|vetements|loisirs) (|{period})
        (est ce que|) (j ai|ai je) (|deja) paye (le|mon) loyer (|{period})
        combien (de loyer|d assurance|d impots) (j ai paye|ai je paye|je paye) (|{period})
        (ou|dans quoi) (est passe|passe|part|est parti|va) (|tout) mon (argent|fric|salaire) (|{period})
        (qu est ce qui|quoi) (est sorti|est entre|a ete debite|a ete preleve|est passe|a bouge) (|de mon compte|\
          sur mon compte) (|{period})
        (sorties|entrees|rentrees) d argent (|{period})
        (c est quoi|a quoi correspond|qu est ce que) (ce|cette|le) (paiement|debit|prelevement|virement|\
          transaction|achat) (de {amt}|chez {shop}|{period})
        (a quoi correspondent|c est quoi) (les|ces) {amt} (|chez {shop}|{period}|preleves|debites)
        (est ce que|) (mon|ma|le) (salaire|paie|paye|pension|retraite|allocation|virement) (est|est il|a ete|\
          est elle) (arrive|tombe|verse|passe|arrivee|tombee) (|{period})
        (est ce que|) j ai (ete paye|recu mon salaire|touche ma paie|recu un virement|recu {amt}|ete rembourse) \
          (|{period}|par {shop})
        (est ce que|) (le|mon) remboursement (de|du|de chez) ({shop}|{amt}) est (arrive|passe|tombe|bien arrive)
        quand (ai je|est ce que j ai|j ai) (paye {shop}|recu mon salaire|achete chez {shop}|ete paye|depense \
          {amt}) (|la derniere fois)
        (date|montant) de (mon|ma) (dernier|derniere) (paiement|achat|salaire|operation|virement)
        (qui|est ce que quelqu un) m a (vire|verse|envoye|paye|rembourse) (de l argent|{amt}|quelque chose|le \
          loyer) (|{period})
        (virements|prelevements|paiements|retraits|debits|credits) (recus|effectues|{period}|a venir|en attente|\
          passes)
        (operations|transactions|paiements) (en attente|en cours|a venir|non comptabilisees|pas encore passees)
        (est ce que|) (mon|le) paiement (chez|a|de) ({shop}|{amt}) (est passe|est en attente|a ete debite|a \
          bien ete pris)
        historique (|bancaire|de mon compte|des transactions|des operations|des depenses|des paiements|de la \
          carte) (|{period}|chez {bank})
        (mouvements|operations|depenses|achats|ecritures) (de|sur|du) (mon compte|mon {account}|ma carte|mois|\
          compte courant) (|{period})
        (achats|paiements|depenses|operations|debits) (chez|sur|a) {shop} (|{period})
        (paiements|depenses|transactions|prelevements) {shop} (|{period})
        (depenses|achats|paiements|operations|transactions|mouvements) (de|d|depuis|pour) {period}
        (transactions|paiements|depenses|operations|achats) (de plus de|superieurs a|de|inferieurs a|au dessus \
          de|de moins de) {amt}
        (trouve|cherche|retrouve|recherche) (le|un|mon) (paiement|achat|virement|debit) (de|chez|a) ({shop}|{amt})
        tout ce que j ai (depense|paye|achete|fait comme achats) {period}
        (toutes mes|l ensemble de mes|l integralite des) (operations|transactions|depenses) (|{period}|depuis \
          le 3 {month})
        (mes|les) (depenses|achats|sorties|paiements|frais de resto) (|{period}|recentes|par carte|en ligne)
        (achats|paiements|depenses|operations) (par|de|avec ma|de ma) (carte|visa|carte bancaire) (|{period})
        (derniers|dernieres) (mouvements|operations|achats|debits|prelevements|retraits|virements) (|{period}|\
          chez {bank}|sur mon {account})
        les {small} (dernieres|derniers) (operations|transactions|paiements|achats|mouvements)
        mes {small} (dernieres|derniers) (operations|transactions|paiements|achats|depenses)
        quelle (est|etait) ma (derniere|plus grosse|plus recente) (depense|transaction|operation)
        quel (est|etait) mon (dernier|plus gros) (achat|paiement|retrait|mouvement|debit)
        combien (de transactions|de paiements|d achats|d operations) (j ai faits|il y a eu|ont ete faites) (|\
          {period})
        (qu est ce qu on|combien on|qu est ce que vous) m a (preleve|debite|pris|retire) (|{period}|sur mon compte)
        combien (m a|m ont) (preleve|debite|facture|pris|rembourse) {shop} (|{period})
        {shop} m a (preleve|debite|rembourse|facture) (|combien|{period}|deux fois)
        (est ce que|) (a t on|on a|{shop} a) (deja |)(preleve|debite|encaisse) (le loyer|{shop}|mon abonnement|\
          {amt}) (|{period})
        (un recap|un resume|le detail|un bilan|le bilan|la synthese) de mes (depenses|operations|transactions|\
          achats) (|{period})
        (il y a|y a t il|est ce qu il y a) eu (des mouvements|des achats|du mouvement|des operations|des debits|\
          une rentree) (|sur mon compte) (|{period})
        (du nouveau|des nouveautes|quelque chose de nouveau|quoi de neuf) sur mon compte
        (argent|somme) (depense|depensee|sorti|recu|entre) (|{period})
        (retraits|retrait) (d especes|au distributeur|d argent|de cash) (|{period})
        operations {bank} (|{period})
        transactions {bank} (|{period})
        (quels abonnements|quelles factures|quels prelevements) (ont ete preleves|sont passes|j ai payes) (|\
          {period})
        mes comptes ont bouge comment {period}
        (est ce que|) quelque chose (a ete debite|est passe|est sorti|a bouge|est arrive) (|sur mon compte) (|\
          {period}|cette nuit)
        (mon proprietaire|la salle|{shop}|mon operateur|edf) (m a il|m a t il|m a|a t il) (deja |)(preleve|\
          debite|encaisse|rembourse) (|{period})
        (affiche|montre|donne) (les|mes) (cinq|dix|3|dernieres) (dernieres|) (ecritures|lignes|operations)
        (sors|sortez|retrouve|ressors) moi (tout ce que j ai depense|mes depenses|mes achats|toutes les \
          operations) (|{period})
        (un apercu|une vue|le detail) de ce que j ai (paye|depense|achete) (|{period})
        """;
}
