namespace OrleansBank.Domain.Language.French;

/// <summary>How people report fraud and have cards frozen and unfrozen.</summary>
internal static class FrenchCards
{
    public const string FraudReport = """
        fraude
        (ce|c) n est pas (moi|de moi|mon achat|mon paiement|ma transaction)
        (c est|c etait) pas (moi|de moi|un achat a moi|mon paiement|moi qui ai paye|moi qui ai fait ca)
        (ce n est pas|c est pas|ce n etait pas) moi qui (ai fait|ai paye|ai achete|ai effectue|ai commande) (ca|\
          cet achat|ce paiement|cette operation|cela)
        je (n ai|ne) (pas|jamais) (fait|effectue|autorise|valide|realise) (cet achat|cette operation|cette \
          transaction|ce virement|ce retrait)
        j ai (pas|jamais) (fait|effectue|autorise|valide|passe) (ce paiement|cet achat|cette operation|cette \
          commande|ce retrait|ca)
        je n ai (pas|jamais) (achete|commande|paye|pris) (ca|cela|ce truc|cet article|quoi que ce soit) (|chez \
          {shop}|sur {shop})
        j ai (jamais|rien) (achete|commande|paye|pris) (|chez {shop}|sur ce site|la bas|dans ce magasin)
        (ce|cet|cette) (paiement|achat|operation|transaction|retrait|virement|depense) (n est pas|n est pas de|\
          c est pas|ne vient pas de) (moi|a moi|le mien|la mienne)
        (le|un|ce) (paiement|debit|achat|prelevement|retrait) de {amt} (n est pas de moi|c est pas moi|est une \
          fraude|ne vient pas de moi|m est inconnu)
        (paiement|debit|achat|transaction|prelevement) (chez|de|sur) {shop} (c est pas moi|que je n ai pas fait|\
          inconnu|frauduleux|que je conteste)
        je ne (reconnais|connais|comprends) pas (ce paiement|cet achat|cette operation|cette transaction|ce \
          prelevement|ce debit|ces achats)
        je reconnais pas (ce paiement|cet achat|cette operation|cette transaction|ce prelevement|ces depenses|\
          une operation)
        (il y a|j ai|je vois|y a) (un|une|des) (paiement|operation|achats|debit|transactions) (inconnu|suspecte|\
          suspects|bizarre|frauduleux|que je n ai pas faits|anormal) (|sur mon compte|sur ma carte)
        (operation|transaction|paiement|achat|debit|prelevement|retrait) (inconnu|non autorise|suspect|\
          frauduleux|frauduleuse|inconnue|que je n ai pas autorise|pas normal)
        (operations|transactions|paiements|achats|debits) (inconnus|suspects|frauduleux|etranges|bizarres|non \
          autorises) (|sur mon compte|sur ma carte)
        (signaler|declarer|reporter|denoncer|alerter) (une|un|des) (fraude|arnaque|escroquerie|paiement \
          frauduleux|operation suspecte|transaction frauduleuse)
        {want} (signaler|declarer|denoncer|contester) (une|un) (fraude a la carte|arnaque|paiement frauduleux|\
          operation suspecte|escroquerie|vol)
        {can} (signaler|declarer) (une fraude|une arnaque|un paiement frauduleux|une operation suspecte)
        comment (signaler|declarer|contester) (une fraude|une arnaque|un paiement|une operation|un achat que je \
          n ai pas fait)
        (quelqu un|on|un inconnu|un voleur|un escroc) (a utilise|utilise|s est servi de|a paye avec|a pirate|a \
          copie|a clone) ma (carte|cb|carte bancaire|carte bleue)
        (quelqu un|on|un pirate|un hacker) (a pirate|a hacke|est entre dans|a acces a|a vide|s est connecte a) \
          mon (compte|compte bancaire|compte epargne)
        (on m a|quelqu un m a|ils m ont) (vole|pris|pique|retire|derobe|soutire) (de l argent|{amt}|mes \
          economies|tout mon argent) (|sur mon compte)
        mon (compte|compte bancaire) (a ete|est|s est fait) (pirate|hacke|vide|compromis|debite sans mon accord)
        ma (carte|cb|carte bancaire) (a ete|s est fait) (piratee|clonee|copiee|utilisee sans mon accord|pirater|\
          debitee a mon insu|utilisee par quelqu un)
        (de l argent|{amt}) (a disparu|a ete vole|est parti|a ete retire) de mon compte (|sans mon accord|et ce \
          n est pas moi)
        je (me suis fait|viens de me faire) (arnaquer|escroquer|pirater|hacker|avoir par un escroc|voler de l \
          argent|pigeonner)
        j ai ete (victime d une fraude|victime d une arnaque|arnaque|pirate|escroque|victime de phishing|\
          victime d une escroquerie)
        je suis (|surement|peut etre) victime (de|d une) (fraude|arnaque|escroquerie|usurpation d identite|\
          piratage|phishing)
        j ai (donne|communique|entre|saisi) (mes codes|mon code|mes coordonnees bancaires|mon numero de carte) \
          (a un escroc|sur un faux site|par telephone a un faux conseiller)
        j ai clique sur (un lien|un sms|un mail) (frauduleux|de phishing|suspect|bizarre) (|et donne ma carte|\
          et entre mes codes)
        j ai recu (un appel|un sms|un mail) (frauduleux|d un faux conseiller|suspect qui demande mes codes) (|\
          et j ai donne mes codes)
        (je conteste|contester|contestation de|je veux contester) (un paiement|une operation|un achat|un \
          prelevement|ce debit|une transaction|cette depense)
        (fraude|arnaque|escroquerie|piratage|usurpation|phishing|vol) (carte bancaire|sur mon compte|a la carte|\
          en cours|signaler|cb|aidez moi)
        (alerte|urgence|urgent|aide|au secours) (fraude|arnaque|piratage|on m a vole de l argent|on a pirate ma \
          carte)
        (c est|ca ressemble a|ca doit etre|on dirait) une (fraude|arnaque|escroquerie)
        (activite|operation|mouvement|chose) (suspecte|suspect|louche|anormale|bizarre|inhabituelle) sur mon \
          (compte|compte courant|livret)
        (un truc|quelque chose) (louche|bizarre|pas normal|de suspect) (|se passe) sur mon compte
        (des achats|des paiements|des retraits|des operations|des debits) que je n ai (pas|jamais) (faits|\
          effectues|autorises|valides)
        (un achat|un paiement|un retrait|une operation|un debit|une commande) que (je n ai|j ai) (pas|jamais) \
          (fait|effectue|autorise|faite|valide)
        (on|quelqu un) (achete|a achete|commande|fait des achats|paye) (des choses|en ligne|sur internet|des \
          trucs) avec ma (carte|cb|carte bancaire)
        (pas moi|c est pas moi|jamais fait ca|c etait pas moi|pas de moi|ce n est pas a moi)
        non (c est pas moi|ce n est pas moi|ce n etait pas moi|c est une fraude)
        (debite|preleve|facture) (pour quelque chose|d un truc|d un achat) que je n ai (pas|jamais) (achete|\
          commande|fait)
        je (n etais pas|ne suis jamais alle|n ai jamais mis les pieds) (la bas|dans ce magasin|dans ce pays|\
          chez {shop})
        je (soupconne|suspecte|crains|pense a|remarque) (une fraude|une arnaque|une escroquerie|un piratage) (|\
          sur ma carte|sur mon compte)
        (utilisation|usage) (frauduleuse|frauduleux|non autorisee) de ma (carte|cb|carte bancaire)
        je connais pas (ce commercant|ce magasin|cette boutique|ce marchand|ce site) (|et j ai rien paye|et je \
          n ai rien achete)
        (rembourser|remboursement) (d une fraude|de la fraude|paiement frauduleux|de l argent vole)
        (des gens|des inconnus|des escrocs|ils) (utilisent|se servent de|ont utilise|achetent avec|paient avec) \
          ma (carte|cb|carte bancaire) (|en ligne|sans mon accord)
        (il y a|je vois|je decouvre) des (retraits|paiements|virements|debits) (dont je ne sais rien|que je n \
          explique pas|dans un pays ou je n ai jamais ete|que je ne comprends pas)
        (au secours|aidez moi|urgent) (il y a des|je vois des) (retraits|paiements|achats|debits) (inconnus|\
          bizarres|suspects|pas normaux)
        (un achat|un paiement|un retrait) (au bresil|en chine|a l etranger|dans une autre ville) (c est pas moi|\
          je n y suis jamais alle|que je n ai pas fait)
        (ce|cet|cette) (debit|paiement|achat|operation) est (bidon|louche|frauduleux|frauduleuse|pas net|faux)
        """;

    public const string CardFreeze = """
        (bloquer|geler|verrouiller|suspendre|desactiver|stopper) (la carte|mes cartes|carte|cb|toutes mes \
          cartes|une carte)
        (bloque|gele|verrouille|suspends|desactive|stoppe|coupe|opposition) (la carte|mes cartes|carte|cb|\
          toutes mes cartes|la|la tout de suite)
        (bloquer|geler|verrouiller|suspendre|desactiver|stopper) ma (carte|carte bancaire|carte bleue|cb|visa|\
          mastercard|carte {bank}) (|svp|maintenant|d urgence|immediatement)
        (bloque|gele|verrouille|suspends|desactive|stoppe|coupe) ma (carte bancaire|carte bleue|cb|visa|\
          mastercard|carte {bank}|carte de credit) (|svp|maintenant|vite)
        (bloquez|gelez|verrouillez|suspendez|desactivez|stoppez) (ma carte|ma carte bleue|mes cartes|ma cb|ma \
          visa|la carte {n4}) (|svp|s il vous plait|vite|immediatement)
        (bloque|geler|verrouille|bloquer|suspendre|desactiver) (la|ma) carte (qui finit par|se terminant par|\
          finissant par|numero|terminant par) {n4}
        (bloque|bloquer|geler|opposition) (carte|cb|visa|sur la carte) {n4}
        {can} (bloquer|geler|verrouiller|suspendre|desactiver|mettre en pause|mettre en opposition) ma (carte|\
          carte bancaire|carte bleue|cb|visa)
        {want} (bloquer|geler|verrouiller|suspendre|desactiver|mettre en pause|stopper) ma (carte|carte \
          bancaire|carte bleue|visa|carte {bank})
        {want} (faire|mettre|poser) (opposition|une opposition) (|sur ma carte|a ma carte|sur ma cb|sur ma \
          carte bleue)
        {want} que (tu bloques|vous bloquiez|tu geles|tu desactives|vous desactiviez) ma (carte|cb|carte bleue|visa)
        comment (bloquer|geler|verrouiller|suspendre|desactiver|faire opposition sur|faire opposition a) (ma \
          carte|ma cb|ma carte bancaire|ma carte bleue)
        comment (je fais|faire) pour (bloquer|geler|desactiver|suspendre) (ma carte|ma cb|ma carte bleue|ma visa)
        (faire|mettre|mettez|fais|mets|fait) (opposition|ma carte en opposition|en opposition) (|a ma carte|sur \
          ma carte|sur ma cb|svp|sur ma carte bleue)
        (opposition|mise en opposition|demande d opposition) (|sur ma carte bancaire|a la carte|cb|pour perte|\
          pour vol|ma cb|svp)
        j ai (perdu|egare|oublie|laisse tomber|paume|laisse) ma (carte bancaire|cb|carte bleue|visa|carte de \
          credit|carte au magasin|carte quelque part)
        je (ne trouve|trouve|ne retrouve|retrouve) (pas|plus) ma (carte|cb|carte bleue|carte bancaire|visa) (|\
          je veux la bloquer|bloque la|il faut la bloquer)
        ma (carte|cb|carte bleue|carte bancaire|visa) (est perdue|a disparu|est egaree|est introuvable|a ete \
          volee|a ete perdue) (|bloquez la|il faut la bloquer|)
        (perte|vol|perte ou vol|disparition) de (ma carte|carte|carte bancaire|ma cb|carte bleue|mon portefeuille)
        (carte|cb|carte bancaire|carte bleue) (perdue|volee|egaree|disparue|introuvable|avalee) (|bloquez la|\
          que faire|aidez moi|svp)
        (on m a|quelqu un m a|je me suis fait|on vient de me) (vole|voler|pique|piquer|tire) (ma carte|ma cb|\
          mon sac|mon portefeuille|mon sac a main) (|bloque ma carte|)
        (mon sac|mon portefeuille|mon porte monnaie|ma sacoche) (a ete vole|a disparu|a ete perdu|est perdu) (|\
          bloque ma carte|bloquez mes cartes|avec ma carte)
        j ai perdu mon (portefeuille|sac|porte monnaie|porte cartes) (|bloque ma carte|avec ma carte dedans|\
          bloquez tout)
        (mets|mettre|mettez|place) ma (carte|cb|carte bleue|visa) (en pause|hors service|en veille|en \
          opposition|sur pause|en attente)
        (stopper|empecher|interdire|refuser|arreter|bloque|bloquer) (tous les|les|tout) (paiements|achats|\
          paiement|retraits) (avec ma carte|sur ma carte|par carte|de ma cb)
        (temporairement|immediatement|tout de suite|vite|en urgence) (bloquer|geler|desactiver|suspendre) ma \
          (carte|cb|carte bleue)
        (blocage|gel|verrouillage|suspension|desactivation) (|temporaire|immediat|urgent) (de ma carte|carte|de \
          la carte|cb|de ma cb|carte bancaire)
        (le|un|demande de|je veux le|je demande le|procedez au|il me faut le) (gel|blocage) (de ma|de la|sur ma|immediat de \
          ma) (carte|cb|carte bleue)
        (gel|suspension) (carte|cb|carte bleue|carte bancaire) (|immediat|urgent|svp|s il vous plait|stp|merci)
        (mettre|mets|mettez) ma (carte|cb) (sous gel|au gel)
        (le|un|faire un) gel (de|sur) (ma|la) (carte|cb|carte bleue|visa) (|merci|svp)
        (urgent|urgence|vite) (bloquer|bloquez|bloque|gelez|geler|desactive) (ma carte|ma cb|mes cartes|ma \
          carte bleue)
        (il faut|faut|je dois|j ai besoin de) (bloquer|geler|desactiver|suspendre|verrouiller) ma (carte|cb|\
          carte bleue|visa) (|tout de suite|vite|svp)
        (eteindre|eteins|couper|coupe|arreter|arrete|annule|annuler) ma (carte|cb|carte bleue|visa) (|bancaire|\
          svp|elle est perdue|on me l a volee)
        (le distributeur|la machine|l automate) a (avale|garde|mange) ma (carte|cb|carte bleue) (|bloque la|)
        (j ai oublie|j ai laisse) ma (carte|cb|carte bleue) (au restaurant|dans le train|au magasin|au \
          distributeur|a l hotel|dans le bus) (|bloque la|)
        (personne|plus personne) ne doit (pouvoir |)(utiliser|se servir de|payer avec) ma (carte|cb)
        (je ne veux plus|je veux pas) (que ma carte fonctionne|que ma carte soit active|qu on puisse payer avec \
          ma carte)
        (rendre|rends) ma carte (inutilisable|inactive|inoperante)
        (ma carte|ma cb) (bloque la|gele la|faut la bloquer|il faut la geler|a bloquer|a geler)
        (ma carte|ma cb|la carte) peut (elle |)etre (bloquee|gelee|desactivee|suspendue|verrouillee) (temporairement|pour \
          le moment|jusqu a lundi|un moment|)
        je n ai plus ma (carte|cb|carte bleue) (|sur moi|bloque la|il faut la bloquer)
        (carte|cb) (a bloquer|a geler|a suspendre|bloquer|geler|a desactiver)
        (bloquer|bloque|geler) (les paiements|ma carte virtuelle|la carte de ma fille|ma carte pro|ma carte gold)
        (un voleur|un pickpocket|quelqu un) (a|s est enfui avec|est parti avec) (vole |pique |)ma (carte|cb|\
          carte bleue)
        (plus aucun|plus de|aucun) (paiement|achat|retrait) (sur|avec) ma (carte|cb) (|svp|pour l instant)
        carte (egaree|perdue|oubliee) (a la plage|dans le metro|au restaurant|en ville|dans la rue|au travail)
        """;

    public const string CardUnfreeze = """
        (debloquer|degeler|deverrouiller|reactiver|retablir) (la carte|mes cartes|carte|cb|toutes mes cartes|\
          une carte)
        (debloque|degele|deverrouille|reactive|retablis|active) (la carte|mes cartes|carte|cb|la|la maintenant|\
          toutes mes cartes)
        (debloquer|degeler|deverrouiller|reactiver|retablir) ma (carte|carte bancaire|carte bleue|cb|visa|\
          mastercard|carte {bank}) (|svp|maintenant|tout de suite)
        (debloque|degele|deverrouille|reactive|retablis) ma (carte bancaire|carte bleue|cb|visa|mastercard|\
          carte {bank}|carte de credit) (|svp|maintenant)
        (debloquez|degelez|deverrouillez|reactivez|retablissez) (ma carte|ma carte bleue|mes cartes|ma cb|ma \
          visa|la carte {n4}) (|svp|s il vous plait)
        (debloque|degeler|deverrouille|debloquer|reactiver|reactive) (la|ma) carte (qui finit par|se terminant \
          par|finissant par|numero|terminant par) {n4}
        (debloque|debloquer|degeler|reactiver) (carte|cb|visa|la carte) {n4}
        {can} (debloquer|degeler|deverrouiller|reactiver|retablir|activer de nouveau) ma (carte|carte bancaire|\
          carte bleue|cb|visa)
        {want} (debloquer|degeler|deverrouiller|reactiver|retablir|remettre en service) ma (carte|carte \
          bancaire|carte bleue|cb|visa)
        {want} (lever|annuler|retirer|enlever|supprimer) (l opposition|le blocage|le gel|la suspension|le \
          verrouillage) (|de ma carte|sur ma carte|de ma cb)
        {want} que ma carte (soit debloquee|soit degelee|marche a nouveau|soit reactivee|fonctionne a nouveau|\
          remarche)
        comment (debloquer|degeler|deverrouiller|reactiver|lever l opposition sur|retablir) (ma carte|ma cb|ma \
          carte bancaire|ma carte bleue)
        comment (je fais|faire) pour (debloquer|degeler|reactiver|deverrouiller) (ma carte|ma cb|ma carte bleue|\
          ma visa)
        (lever|leve|annuler|annule|retirer|retire|enlever|enleve|supprimer) (l opposition|le blocage|le gel|le \
          verrou|la suspension) (|de ma carte|sur ma carte|de la carte)
        (lever|leve|levez|annulez|retirez|enlevez) (l opposition|le blocage|le gel|la suspension) (sur|de) (ma \
          carte|ma cb|ma carte bleue|la carte)
        (deblocage|degel|deverrouillage|reactivation|retablissement) (|de ma carte|carte|de la carte|cb|de ma \
          cb|carte bancaire|carte {n4})
        j ai (retrouve|recupere|retrouver) ma (carte|cb|carte bleue|carte bancaire|visa) (|debloque la|on peut \
          la debloquer|reactive la|tu peux la degeler)
        (carte|cb|portefeuille) (retrouvee|retrouve|recuperee) (|debloque la|reactivez la|on peut debloquer|\
          degele la)
        ma carte (n est pas|n etait pas) (perdue|volee) (|finalement|debloque la|tu peux la reactiver|elle \
          etait chez moi)
        (finalement|c est bon|fausse alerte) (j ai ma carte|ma carte est la|j ai retrouve ma carte|la carte est \
          chez moi) (|debloque la|reactive la)
        (remets|remettre|remettez|remet) ma (carte|cb|carte bleue|visa) (en marche|en route|active|en fonction|\
          en etat de marche|en activite)
        (rallumer|reallumer|rouvrir|reouvrir|rends active|reouvre) ma (carte|cb|carte bleue|visa)
        ma (carte|cb|carte bleue) (est bloquee|est gelee|est toujours bloquee|est verrouillee|est suspendue) \
          (debloque la|je veux la debloquer|tu peux la debloquer|degele la|reactivez la)
        pourquoi ma carte est (encore|toujours) (bloquee|gelee|verrouillee) (debloquez la|je l ai retrouvee debloque la)
        (est il possible de|on peut|je peux|peut on) (debloquer|degeler|reactiver|deverrouiller) (la carte|ma \
          carte|ma cb|ma carte bloquee)
        (je voudrais|laisse moi|je peux) (reutiliser|a nouveau utiliser|de nouveau payer avec|me resservir de) \
          ma (carte|cb|carte bloquee|carte gelee)
        (autoriser|autorise|permettre) (a nouveau|de nouveau) (les paiements|les achats|les retraits) (avec ma \
          carte|sur ma carte|par carte)
        (activer|active) (a nouveau|de nouveau|encore) ma (carte|cb|carte bleue|visa)
        (il faut|faut|je dois|j ai besoin de) (debloquer|degeler|reactiver|deverrouiller) ma (carte|cb|carte \
          bleue|visa) (|tout de suite|svp)
        (fais|faites|faire) (remarcher|refonctionner|marcher a nouveau) ma (carte|cb|carte bleue|visa)
        (sortir|sors|enleve) ma carte (de pause|du gel|de la pause|du blocage|de l opposition)
        (annuler|annule) (le blocage|le gel|la mise en opposition|l opposition|la suspension|le verrouillage) (|\
          s il te plait|de ma carte|carte)
        (la|ma) carte peut (etre debloquee|etre reactivee|etre degelee|remarcher|etre reutilisee) (|maintenant)
        (ma carte|ma cb) (debloque la|degele la|faut la debloquer|a debloquer|a degeler|a reactiver)
        (carte|cb) (a debloquer|a degeler|a reactiver|debloquer|reactiver|a deverrouiller)
        (debloquer|debloque|reactiver) (les paiements|ma carte virtuelle|ma carte pro|ma carte gold|ma carte {bank})
        (desopposition|lever opposition|fin d opposition|retirer opposition) (|carte|cb|sur ma carte)
        """;
}
